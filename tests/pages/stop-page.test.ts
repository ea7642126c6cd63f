import { describe, expect, it } from 'vitest';
import { MESSAGE_CHANNELS } from '../../shared/domain/program/trigger.ts';
import { isStopRequest, stopHeaders } from '../../shared/pages/stop/one-click.ts';
import { stopPage, stoppedPage } from '../../shared/pages/stop/stop-page.ts';
import { attributeOf, parsePage, textOf } from '../documents/parsed-page.ts';

const FORM = 'application/x-www-form-urlencoded';
const url = 'https://example.com/v1/stop/u~token';

describe('stopping messages', () => {
  it('is offered to mail programs as RFC 8058 says', () => {
    expect(stopHeaders(url)).toEqual({
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('is done by what those send, in either form', () => {
    expect(isStopRequest('List-Unsubscribe=One-Click', FORM)).toBe(true);
    const boundary = '----mail42';
    const parts = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="List-Unsubscribe"',
      '',
      'One-Click',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    expect(isStopRequest(parts, `multipart/form-data; boundary="${boundary}"`)).toBe(true);
  });

  it.each([
    ['', FORM],
    ['List-Unsubscribe=Maybe', FORM],
    ['{"List-Unsubscribe":"One-Click"}', 'application/json'],
    [
      '--x\r\nContent-Disposition: form-data; name="other"\r\n\r\nOne-Click\r\n--x--',
      'multipart/form-data; boundary=x',
    ],
  ])('is not done by %s', (body, contentType) => {
    expect(isStopRequest(body, contentType)).toBe(false);
  });

  it('is done by the button of its page, which a person has to press', () => {
    const { elements } = parsePage(
      stopPage({ locale: 'de', shopName: 'Northwind', channel: 'email', action: '/v1/stop/u~token' }),
    );
    const [form] = elements.filter(({ tagName }) => tagName === 'form');
    expect(form?.attrs).toEqual([
      { name: 'method', value: 'post' },
      { name: 'action', value: '/v1/stop/u~token' },
    ]);
    const fields = elements
      .filter(({ tagName }) => tagName === 'input')
      .map((field): [string, string] => [
        attributeOf(field, 'name') ?? '',
        attributeOf(field, 'value') ?? '',
      ]);
    expect(isStopRequest(new URLSearchParams(fields).toString(), FORM)).toBe(true);
    expect(elements.filter(({ tagName }) => tagName === 'script')).toEqual([]);
  });

  it.each(MESSAGE_CHANNELS)('of %s says which messages are meant', (channel) => {
    const others = MESSAGE_CHANNELS.filter((other) => other !== channel);
    const said = (each: typeof channel) =>
      parsePage(stoppedPage({ locale: 'en', shopName: 'Northwind', channel: each }))
        .elements.filter(({ tagName }) => tagName === 'p')
        .map(textOf)
        .join();
    expect(said(channel)).toContain('will send you no more');
    expect(others.map(said)).not.toContain(said(channel));
  });
});
