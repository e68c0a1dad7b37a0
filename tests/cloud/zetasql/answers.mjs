// Whether GoogleSQL gives DuckDB's answers: each model and each query, computed by ZetaSQL's reference implementation over
// the tables that DuckDB made. Rows in any order, floats to 1e-9.

const NEAR = 1e-9;

/// Lines; none where all answers are the same. `tables`: [{name, columns}], `functions`: what analyse() says of them.
export async function differentAnswers(analyser, {tables: rows, answers}, tables, functions, models) {
  const computer = await analyser.computer(tables.map(table => ({...table, rows: rows[table.name]})));
  const problems = [];
  const compare = async (name, sql, expected) => {
    try {
      const difference = differentRows(expected, await computer(inlined(sql, functions)));
      if (difference) problems.push(`${name}: ${difference}\n    ${sql.trim().slice(0, 300).replaceAll('\n', '\n    ')}`);
    } catch (error) {
      problems.push(`${name}: not computed: ${error.details ?? error.message}`);
    }
  };
  for (const {name, sql} of models) await compare(name, sql, rows[name]);
  for (const {asked_by, sql, values, rows: expected} of answers) await compare(asked_by, withValues(sql, values), expected);
  return problems;
}

/// The engine computes no function of ours, so its text stands in its place.
function inlined(sql, functions) {
  return functions.reduce((text, {function: {namePath: [name]}, code}) =>
    text.replace(new RegExp(`\\b${name}\\(([\\w.]+)\\)`, 'g'), (_, day) =>
      `(${code.replace(/(from |\()day\b(?! from)/g, `$1${day}`)})`), sql);
}

function withValues(sql, values) {
  let next = 0;
  return sql.replace(/\?/g, () => literal(values[next++]));
}

/// An int64 comes as text, too, but of digits alone; no text of ours is that.
const literal = value => typeof value === 'string' && !/^-?\d+$/.test(value) ? JSON.stringify(value) : String(value);

function differentRows(expected, found) {
  if (expected.length !== found.length) return `${found.length} rows, but ${expected.length} in DuckDB`;
  const left = [...found];
  for (const row of expected) {
    const place = left.findIndex(other => row.every((cell, at) => isSame(cell, other[at])));
    if (place < 0) return `no row ${JSON.stringify(row)}, but ${JSON.stringify(left[0])}`;
    left.splice(place, 1);
  }
  return '';
}

function isSame(cell, other) {
  if (cell === other) return true;
  if (cell === null || other === null || (typeof cell === 'string' && typeof other === 'string')) return false;
  const [one, two] = [Number(cell), Number(other)];
  return Math.abs(one - two) <= NEAR * Math.max(Math.abs(one), Math.abs(two));
}
