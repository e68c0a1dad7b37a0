// Whether every statement of the dump is GoogleSQL, over tables of exactly the declared columns.
// usage: node check.mjs FOLDER-WITH-NODE_MODULES DUMP.json
import fs from 'node:fs';

import {startAnalyser} from './analyser.mjs';
import {differentAnswers} from './answers.mjs';
import {selfTest} from './self_test.mjs';

const SHOWN = 300;  // characters of a refused statement

/// Lines; none where all is well.
export async function problemsOf(analyser, dump) {
  const problems = [];
  const attempt = async (name, sql, work) => {
    try {
      return await work();
    } catch (error) {
      const shown = sql.trim().slice(0, SHOWN).replaceAll('\n', '\n    ');
      problems.push(`${name}: ${error.details ?? error.message}\n    ${shown}`);
    }
  };
  const functions = await functionsOf(analyser, dump, attempt, problems);
  const tables = [...dump.tables];
  const models = new Map(dump.models.map(model => [model.name, model.columns]));
  let catalog = await analyser.register(tables, functions.map(made => made.function));
  for (const {asked_by, sql, parameters} of dump.statements) {
    const made = await attempt(asked_by, sql, () => analyser.analyse(catalog, sql, parameters));
    const name = /^create or replace table (\w+)/.exec(sql)?.[1];
    if (!made?.columns || tables.some(table => table.name === name)) continue;
    problems.push(...differentColumns(name, models.get(name) ?? [], made.columns));
    tables.push({name, columns: made.columns});
    catalog = await analyser.register(tables, functions.map(made => made.function));
  }
  for (const name of models.keys())
    if (!tables.some(table => table.name === name)) problems.push(`${name}: no statement makes it`);
  if (problems.length) return problems;  // nothing to compute with
  return differentAnswers(analyser, dump.computed, tables, functions, modelsOf(dump));
}

/// The select of each model.
function modelsOf(dump) {
  const selects = new Map(dump.statements.map(({sql}) => /^create or replace table (\w+) as\n(.*)/s.exec(sql))
    .filter(match => match).map(([, name, sql]) => [name, sql]));
  return [...selects].map(([name, sql]) => ({name, sql}));
}

/// The dialect's functions as the catalog wants them, each with DuckDB's answers for days that the dump gives.
async function functionsOf(analyser, dump, attempt, problems) {
  const functions = [];
  const catalog = await analyser.register([], []);
  for (const sql of dump.functions.split(/;\n/).filter(text => text.trim())) {
    const made = await attempt('dialects/bigquery.sql', sql, () => analyser.analyse(catalog, sql));
    if (!made) continue;
    functions.push(made);
    await attempt('dialects/bigquery.sql', sql, async () => {
      problems.push(...await differentDays(analyser, made, dump.days));
    });
  }
  return functions;
}

async function differentDays(analyser, {function: {namePath: [name]}, code}, days) {
  const given = days.map((day, at) => `select ${at} as place, ${day.day ? `date '${day.day}'` : 'cast(null as date)'} as day`);
  const compute = await analyser.computer([]);
  const rows = await compute(`select place, ${code} from (${given.join(' union all ')}) order by place`);
  if (rows.length !== days.length) return [`${name}: ${rows.length} answers for ${days.length} days`];
  return rows.filter(([place, answer]) => String(answer) !== String(days[place][name]))
    .map(([place, answer]) => `${name}(${days[place].day}): ${answer}, but DuckDB says ${days[place][name]}`);
}

function differentColumns(name, declared, made) {
  const text = columns => columns.map(column => `${column.name} ${column.type}`).join(', ');
  const same = declared.length === made.length && declared.every((column, at) =>
    column.name === made[at].name && column.type.split(' or ').includes(made[at].type));
  return same ? [] : [`${name}: DuckDB makes (${text(declared)}), BigQuery would make (${text(made)})`];
}

async function main(folder, file) {
  const dump = JSON.parse(fs.readFileSync(file, 'utf8'));
  const analyser = await startAnalyser(folder);
  try {
    const problems = await problemsOf(analyser, dump);
    if (!problems.length) problems.push(...await selfTest(analyser, dump, problemsOf));
    console.log(problems.join('\n') ||
      `${dump.models.length} models, ${dump.statements.length} statements: GoogleSQL; ` +
      `${dump.computed.answers.length} answers of it the same`);
    process.exitCode = problems.length ? 1 : 0;
  } finally {
    analyser.stop();
  }
}

if (process.argv[1] === import.meta.filename) main(...process.argv.slice(2)).then(() => process.exit(process.exitCode));
