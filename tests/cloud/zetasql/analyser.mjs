// The GoogleSQL analyser: a native gRPC server of ZetaSQL on loopback, and what it says of a statement.
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import net from 'node:net';
import path from 'node:path';

import {fromProtocol, toProtocol} from './cells.mjs';

const WAIT_MS = 20_000;

/// `folder` holds node_modules. Call stop() at the end.
export async function startAnalyser(folder) {
  const require = createRequire(path.join(folder, 'package.json'));
  const library = path.join(folder, 'node_modules/@fivetrandevelopers/zetasql/lib/zetasql');
  const port = await freePort();
  const server = spawn(path.join(library, 'remote_server.so'), ['localhost', String(port)], {stdio: 'ignore'});
  const call = await connected(require, library, port, server);
  const language = await call('getLanguageOptions', {maximumFeatures: true});
  Object.assign(language, {productMode: 'PRODUCT_EXTERNAL', supportedStatementKinds: [], supportsAllStatementKinds: true});
  return {...questions(call, language), stop: () => server.kill('SIGKILL')};
}

function freePort() {
  return new Promise(resolve => {
    const probe = net.createServer().listen(0, 'localhost', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function connected(require, library, port, server) {
  const grpc = require('@grpc/grpc-js');
  const definition = require('@grpc/proto-loader').loadSync('local_service.proto', {
    oneofs: true, enums: String, longs: String, includeDirs: [path.join(library, 'protos')]});
  const service = grpc.loadPackageDefinition(definition).zetasql.local_service.ZetaSqlLocalService;
  const client = new service(`localhost:${port}`, grpc.credentials.createInsecure(),
    {'grpc.max_receive_message_length': 64 << 20});
  const exited = new Promise((_, reject) => server.once('exit', code => reject(new Error(`the analyser ended: ${code}`))));
  exited.catch(() => {});
  const ready = new Promise((resolve, reject) =>
    client.waitForReady(Date.now() + WAIT_MS, error => error ? reject(error) : resolve()));
  await Promise.race([ready, exited]);
  return (method, request) => new Promise((resolve, reject) =>
    client[method](request, {deadline: Date.now() + WAIT_MS}, (error, answer) => error ? reject(error) : resolve(answer)));
}

function questions(call, language) {
  const options = parameters => ({
    languageOptions: language, errorMessageMode: 'ERROR_MESSAGE_ONE_LINE', parameterMode: 'PARAMETER_POSITIONAL',
    positionalQueryParameters: parameters.map(typeOf)});
  const catalogOf = (tables, functions) => ({
    name: 'warehouse', builtinFunctionOptions: {languageOptions: language}, customFunction: functions,
    table: tables.map(({name, columns}, place) => ({
      name, serializationId: place + 1, column: columns.map(column => ({name: column.name, type: typeOf(column.type)}))}))});
  return {
    /// A catalog that many statements can be analysed against: [{name, columns: [{name, type}]}], what `analyse` says
    /// of functions.
    register: async (tables, functions) =>
      (await call('registerCatalog', {simpleCatalog: catalogOf(tables, functions)})).registeredId,
    /// {columns} of a `create table as`, {function} of a `create function`, {} of a query. Throws with the engine's words.
    analyse: async (catalog, sql, parameters = []) => {
      const answer = await call('analyze',
        {registeredCatalogId: catalog, options: options(parameters), sqlStatement: sql});
      return whatIsMade(answer.resolvedStatement);
    },
    /// A function from a query to its rows, as the reference implementation computes them over these tables:
    /// [{name, columns, rows}].
    computer: async tables => {
      const tableContent = Object.fromEntries(tables.map(({name, columns, rows}) => [name, {tableData: {
        row: rows.map(row => ({cell: row.map((value, at) => toProtocol(value, columns[at].type.toUpperCase()))}))}}]));
      const catalog = catalogOf(tables, []);
      return async sql => {
        // with positional parameters the server ends
        const request = {sql, options: {languageOptions: language}, simpleCatalog: catalog, tableContent};
        const {content} = await call('evaluateQuery', request);
        return (content.tableData.row ?? []).map(row => (row.cell ?? []).map(fromProtocol));
      };
    },
  };
}

const KINDS = {FLOAT64: 'DOUBLE'};  // the engine's own name
const typeOf = type => ({typeKind: 'TYPE_' + (KINDS[type.toUpperCase()] ?? type.toUpperCase())});
const nameOf = type => type.typeKind.replace('TYPE_', '').replace(/^DOUBLE$/, 'FLOAT64');

function whatIsMade(statement) {
  const create = statement.resolvedCreateStatementNode;
  const table = create?.resolvedCreateTableStmtBaseNode?.resolvedCreateTableAsSelectStmtNode;
  if (table) return {columns: table.outputColumnList.map(({name, column}) => ({name, type: nameOf(column.type)}))};
  const made = create?.resolvedCreateFunctionStmtNode;
  if (!made) return {};
  const {argument, returnType} = made.signature;
  const called = {argument: argument.map(once), returnType: once(returnType)};
  return {function: {namePath: made.parent.namePath, group: 'External_function', mode: 'SCALAR', signature: [called]},
    code: made.code};
}

const once = ({kind, type}) => ({kind, type, numOccurrences: 1});
