/** The examples of docs/deploy against what they repeat. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeployment } from '../../src/core/deployment.ts';
import { SECURITY_HEADERS } from '../../src/scripts/headers.mjs';

const read = (name: string): string => readFileSync(new URL(`../../docs/deploy/${name}`, import.meta.url), 'utf8');

describe.each(['nginx.conf', 'Caddyfile'])('%s', (name) => {
  const text = read(name);

  it.each(Object.entries(SECURITY_HEADERS))('sends %s', (header, value) => {
    expect(text).toContain(`${header} "${value}"`);
  });

  it.each(['models', 'chat/completions'])('hands on %s', (path) => {
    const paths =
      name === 'nginx.conf'
        ? /location ~ \^\/v1\/\(([^)]+)\)\$/.exec(text)?.[1]?.split('|')
        : /@model path (.+)/
            .exec(text)?.[1]
            ?.split(' ')
            .map((one) => one.replace('/v1/', ''));
    expect(paths).toHaveLength(2);
    expect(paths).toContain(path);
  });

  it('keeps its braces in pairs', () => {
    const bare = text.replace(/#.*$/gm, '').replace(/"[^"]*"/g, '');
    expect(bare.split('{')).toHaveLength(bare.split('}').length);
  });
});

it('the example of deployment.json names one server', () => {
  expect(parseDeployment(JSON.parse(read('deployment.json'))).servers).toMatchObject([{ base: '/v1' }]);
});
