// That the check refuses what it must: the dump, spoiled in one place, is refused by name.

const CHANGES = {
  'a column that is not there': [spoiled('mart_days', 'local_date', 'local_dat'), /^mart_days: Unrecognized name/],
  'a cast of DuckDB': [spoiled('mart_days', 'select user, local_date,', 'select user, local_date::date,'), /^mart_days: Syntax/],
  'a function of DuckDB': [query("select date_diff('day', h.local_date, h.local_date) from mart_days h"), /^self-test: /],
  'a table that is not there': [query('select 1 from mart_day'), /^self-test: Table not found/],
  'a column outside the groups': [query('select user, plays from mart_days group by user'), /^self-test: /],
  'a type of a parameter': [query('select 1 from mart_days where user = ?', ['INT64']), /^self-test: No matching/],
  'a parameter too few': [query('select 1 from mart_days where user = ?'), /^self-test: /],
  'another type of a column': [spoiled('mart_days', 'cast(sum(plays) as int64)', 'sum(plays * 1.0)'), /^mart_days: DuckDB makes/],
  'a model that is not built': [dump => dump.models.push({name: 'mart_moon', columns: []}), /^mart_moon: no statement/],
  'another row of a table': [dump => { dump.computed.tables.mart_days[0][2] += 1; }, /^mart_days: no row/],
  'another answer': [dump => { dump.computed.answers[0].rows.pop(); }, /rows, but .* in DuckDB/],
  'another answer of a function': [dump => { dump.days[0].weekday_of += 1; }, /^weekday_of\(/],
};

/// Lines about changes that pass; none where the check works.
export async function selfTest(analyser, dump, problemsOf) {
  const passed = [];
  for (const [name, [change, expected]] of Object.entries(CHANGES)) {
    const copy = structuredClone(dump);
    copy.statements = copy.statements.filter(({sql}) => sql.startsWith('create '));
    copy.computed.answers = copy.computed.answers.slice(0, 1);
    change(copy);
    const problems = await problemsOf(analyser, copy);
    if (!problems.some(problem => expected.test(problem)))
      passed.push(`self-test: ${name} is not refused: ${problems[0] ?? 'no problem found'}`);
  }
  return passed;
}

function spoiled(model, from, to) {
  return dump => {
    const statement = dump.statements.find(({sql}) => sql.startsWith(`create or replace table ${model} as`));
    if (!statement.sql.includes(from)) throw new Error(`${model} no longer holds "${from}"`);
    statement.sql = statement.sql.replaceAll(from, to);
  };
}

function query(sql, parameters = []) {
  return dump => dump.statements.push({asked_by: 'self-test', sql, parameters});
}
