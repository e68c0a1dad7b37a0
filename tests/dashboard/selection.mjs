// The same selection twice: as the page's address, and as SQL over the staged plays (sql.py).

const oneOf = (column, values) => `${column} in (${values.map((v) => (typeof v === "number" ? v : `'${v}'`)).join(", ")})`;
const months = { winter: [12, 1, 2], spring: [3, 4, 5], summer: [6, 7, 8], autumn: [9, 10, 11] };

export class Selection {
  /** from, to, weekday[], hour[], season[], family[], artist[] (names with their ids as { name, id }). */
  constructor(filter = {}) {
    this.filter = filter;
  }

  get query() {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(this.filter))
      for (const one of [value].flat()) query.append(name, typeof one === "object" ? one.id : one);
    const text = query.toString();
    return text ? `?${text}` : "";
  }

  /** Without its period. */
  get anyTime() {
    const { from, to, ...rest } = this.filter;
    return new Selection(rest);
  }

  get #where() {
    const { from, to, weekday, hour, season, artist } = this.filter;
    const day = "p.local_at::date";
    return [
      "true",
      from && `${day} >= date '${from}'`,
      to && `${day} <= date '${to}'`,
      weekday && oneOf("isodow(p.local_at)", weekday),
      hour && oneOf("hour(p.local_at)", hour),
      season && oneOf("month(p.local_at)", season.flatMap((name) => months[name])),
      artist && oneOf("p.artist", artist.map(({ name }) => name)),
    ].filter(Boolean).join(" and ");
  }

  /** A statement over `chosen` (plays with their weight) and `parts` (artist_id, name, weight: what shares are of). */
  sql(statement) {
    const { family } = this.filter;
    const weighed = family ? `where ${oneOf("family", family)}` : "";
    const level = family?.length === 1 ? "genre" : "family";
    return `with parts as (select artist_id, ${level} as name, sum(weight) as weight from weights ${weighed} group by all),
      weighed as (select artist_id, sum(weight) as weight from parts group by artist_id),
      chosen as (select p.*, w.weight, p.local_at::date as day, year(p.local_at) as year, hour(p.local_at) as hour,
        isodow(p.local_at) as weekday from plays p join weighed w using (artist_id) where ${this.#where})
      ${statement}`;
  }
}
