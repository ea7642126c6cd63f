import type { CDPSession } from 'playwright-core';

/** A slow mobile network, as Chrome's own tools emulate one: so much for each request, and so many bits a second. */
const SLOW_4G = {
  latencyMs: 562.5,
  downloadKbps: 1_474.56,
  uploadKbps: 675,
};
export const SLOW_4G_IN_WORDS = '1.5 Mbit/s down, 0.7 up, 563 ms for each request';

const bytesPerSecond = (kbps: number): number => (kbps * 1_000) / 8;

/** Makes a page's processor so many times slower than this machine's, and its network a slow one. */
export async function throttle(session: CDPSession, slowdown: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW_4G.latencyMs,
    downloadThroughput: bytesPerSecond(SLOW_4G.downloadKbps),
    uploadThroughput: bytesPerSecond(SLOW_4G.uploadKbps),
  });
}

export async function unthrottle(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
