// Cells of a table between the dump's JSON and ZetaSQL's protocol. An int64 is text; dates and times are as DuckDB prints them.

const BITS = [['year', 14], ['month', 4], ['day', 5], ['hour', 5], ['minute', 6], ['second', 6]];  // of a packed datetime

export function toProtocol(value, type) {
  if (value === null) return {};
  switch (type) {
    case 'INT64': return {int64Value: value};
    case 'FLOAT64': return {doubleValue: Number(value)};
    case 'STRING': return {stringValue: value};
    case 'BOOL': return {boolValue: value};
    case 'DATE': return {dateValue: Date.parse(value) / 86_400_000};
    case 'TIMESTAMP': return {timestampValue: {seconds: String(Date.parse(`${value}Z`) / 1000), nanos: 0}};
    case 'DATETIME': return {datetimeValue: {bitFieldDatetimeSeconds: packed(value), nanos: 0}};
    default: throw new Error(`no cell of type ${type}`);
  }
}

export function fromProtocol(cell) {
  const value = cell[cell.value];
  switch (cell.value) {
    case undefined: return null;
    case 'dateValue': return new Date(value * 86_400_000).toISOString().slice(0, 10);
    case 'timestampValue': return instantText(Number(value.seconds ?? 0));
    case 'datetimeValue': return unpacked(value.bitFieldDatetimeSeconds);
    default: return value;
  }
}

const instantText = seconds => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

function packed(text) {
  const numbers = text.match(/\d+/g).map(BigInt);
  return String(BITS.reduce((bits, [, width], at) => bits << BigInt(width) | numbers[at], 0n));
}

function unpacked(text) {
  let bits = BigInt(text);
  const parts = {};
  for (const [name, width] of BITS.toReversed()) {
    parts[name] = String(bits & (1n << BigInt(width)) - 1n).padStart(name === 'year' ? 4 : 2, '0');
    bits >>= BigInt(width);
  }
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
}
