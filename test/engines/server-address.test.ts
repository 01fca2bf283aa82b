import { describe, expect, it } from 'vitest';
import { parseDeployment } from '../../src/core/deployment.ts';
import { addressAllowed } from '../../src/engines/server/address.ts';
import { hostKind, isPrivateAddress } from '../../src/engines/server/hosts.ts';
import { retryAfterOf } from '../../src/engines/server/failures.ts';

const ORIGIN = 'https://yinji.hospital.cn';
const DEPLOYMENT = parseDeployment({
  servers: [
    { base: '/llm/v1', goesTo: '10.0.0.5:8000', label: { zh: '信息科' } },
    { base: 'http://10.0.0.9:8000' },
    { base: 'https://llm.example.com/v1' },
    { base: 'https://open.example.com/v1', isPublic: true },
    { base: 7 },
    'nothing',
  ],
});

describe('parseDeployment', () => {
  it('reads what is a server and leaves the rest', () => {
    expect(DEPLOYMENT.servers).toEqual([
      { base: '/llm/v1', goesTo: '10.0.0.5:8000', label: { zh: '信息科' } },
      { base: 'http://10.0.0.9:8000', goesTo: 'http://10.0.0.9:8000' },
      { base: 'https://llm.example.com/v1', goesTo: 'https://llm.example.com/v1' },
      { base: 'https://open.example.com/v1', goesTo: 'https://open.example.com/v1', isPublic: true },
    ]);
  });

  it.each([[null], [[]], [{}], [{ servers: {} }], ['x']])('%j holds none', (value) => {
    expect(parseDeployment(value).servers).toEqual([]);
  });
});

describe('addressAllowed', () => {
  it.each<[string, string | null]>([
    ['/v1', `${ORIGIN}/v1`],
    ['/v1/', `${ORIGIN}/v1`],
    [`${ORIGIN}/v1`, `${ORIGIN}/v1`],
    ['/llm/v1', `${ORIGIN}/llm/v1`],
    ['/other/v1', null],
    ['http://10.0.0.9:8000', 'http://10.0.0.9:8000/v1'],
    ['http://10.0.0.8:8000', null],
    ['https://llm.example.com/v1', null],
    ['https://open.example.com/v1', 'https://open.example.com/v1'],
    ['//evil.example.com/v1', null],
    ['javascript:alert(1)', null],
  ])('on a page: %s → %s', (base, expected) => {
    const address = addressAllowed(base, { origin: ORIGIN, deployment: DEPLOYMENT });
    expect(address.allowed ? address.base : null).toBe(expected);
  });

  it('says where a path of the page leads', () => {
    expect(addressAllowed('/llm/v1', { origin: ORIGIN, deployment: DEPLOYMENT })).toMatchObject({
      host: '10.0.0.5:8000',
    });
  });

  it.each<[string, string | null, boolean?]>([
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1', false],
    ['http://10.0.0.5:8000/', 'http://10.0.0.5:8000/v1', false],
    ['http://10.0.0.5:8000/v1/', 'http://10.0.0.5:8000/v1', false],
    ['http://10.0.0.5:8000/v1/chat/completions', 'http://10.0.0.5:8000/v1', false],
    ['https://10.0.0.5/openai/v1', 'https://10.0.0.5/openai/v1', false],
    ['http://0x7f.1:80/', 'http://127.0.0.1/v1', false],
    ['http://[fd00::5]:8000', 'http://[fd00::5]:8000/v1', false],
    ['http://localhost:11434', 'http://localhost:11434/v1', true],
    ['http://gpu1.local:8000', 'http://gpu1.local:8000/v1', true],
    ['http://llm:8000', 'http://llm:8000/v1', true],
    ['http://llm.hospital.cn', 'http://llm.hospital.cn/v1', true],
    ['https://api.openai.com/v1', 'https://api.openai.com/v1', true],
    ['https://named.example.com', 'https://named.example.com/v1', false],
    ['http://8.8.8.8:8000', null],
    ['http://203.0.113.5:8000', 'http://203.0.113.5:8000/v1', false],
    ['http://203.0.113.5:9000', null],
    ['http://134744072/', null],
    ['http://[2001:db8::1]/v1', null],
    ['ftp://10.0.0.5/', null],
    ['10.0.0.5:8000', null],
    ['http://user:pass@10.0.0.5/', null],
    ['http://10.0.0.5/v1?key=abc', null],
    ['/v1', null],
    ['http://', null],
  ])('on the command line: %s → %s', (base, expected, mustResolve) => {
    const address = addressAllowed(base, { allowHosts: ['named.example.com', '203.0.113.5:8000'] });
    expect(address.allowed ? address.base : null).toBe(expected);
    if (address.allowed) expect(address.mustResolve).toBe(mustResolve);
    else expect(JSON.stringify(address.error)).not.toMatch(/pass|abc/);
  });
});

describe('hostKind', () => {
  it.each([
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['192.169.1.1', 'public'],
    ['169.254.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['100.128.0.1', 'public'],
    ['[::1]', 'private'],
    ['[fe80::1]', 'private'],
    ['[fec0::1]', 'public'],
    ['[::ffff:a00:5]', 'private'],
    ['[::ffff:808:808]', 'public'],
    ['[2606:4700::1]', 'public'],
    ['llm', 'inside'],
    ['llm.internal', 'inside'],
    ['llm.home.arpa.', 'inside'],
    ['local.example.com', 'name'],
  ])('%s is %s', (host, kind) => {
    expect(hostKind(host)).toBe(kind);
  });

  it.each([
    ['fe80::1%eth0', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:8.8.8.8', false],
    ['8.8.8.8', false],
  ])('an address of the resolver: %s %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});

describe('retryAfterOf', () => {
  const now = Date.parse('2026-11-24T00:00:00Z');
  it.each([
    [null, 0],
    ['2', 2000],
    ['0.5', 500],
    ['Tue, 24 Nov 2026 00:00:03 GMT', 3000],
    ['Tue, 24 Nov 2026 00:00:00 GMT', 0],
    ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['999999', 120_000],
  ])('%s: %i ms', (header, wait) => {
    expect(retryAfterOf(header, now)).toBe(wait);
  });
});
