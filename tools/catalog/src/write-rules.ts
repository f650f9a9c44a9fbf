import path from 'node:path';
import { ALL_RULES } from '../../../src/catalog/rules/all.ts';
import { DataFolder } from './write-data.ts';

const RULES = path.join(import.meta.dirname, '..', '..', '..', 'src', 'catalog', 'data', 'rules');

/**
 * Writes the curated rules as the data that the product reads, one file per service: loading one service's rules must not load all. `index.json` names the
 * services, so that a file which is missing is noticed.
 */
export function writeRules(): void {
  const folder = new DataFolder(RULES);
  for (const { service, ...rules } of ALL_RULES) folder.add(`${service}.json`, { ...rules }, 2);
  folder.add('index.json', { services: ALL_RULES.map(({ service }) => service).sort() }, 1);
  folder.replace();
}
