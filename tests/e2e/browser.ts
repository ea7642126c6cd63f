import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A page as somebody has it before them. */
export interface Tab {
  goTo(url: string): Promise<void>;
  /** The value of an expression in the page; of a promise what it comes to. */
  see<T>(expression: string): Promise<T>;
  /** Waits until an expression is true, on whatever page there is by then; a slow machine is no failure. */
  comesTo(expression: string): Promise<void>;
  /** Presses a key, as somebody does who has no mouse. */
  press(key: 'Tab' | 'Enter' | 'ArrowRight'): Promise<void>;
  close(): Promise<void>;
}

export interface TabOptions {
  readonly scripts?: boolean;
  readonly width?: number;
  /** As a browser says that a program steers it. */
  readonly steered?: boolean;
}

export interface Browser {
  open(options?: TabOptions): Promise<Tab>;
  close(): Promise<void>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** `CHROME_PATH`, or what is on the path; null where this machine has none. */
export function findBrowser(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const given = process.env['CHROME_PATH'];
  const places =
    given === undefined ? folders.flatMap((in_) => NAMES.map((name) => join(in_, name))) : [given];
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Told {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the DevTools protocol's, of which a handful of fields is used.
  readonly result?: any;
  readonly error?: { readonly message: string };
}

/**
 * A browser without a window, steered by the DevTools protocol over the WebSocket that Node has: a handful of its methods needs
 * no library. It does not say that it is steered, because the pages under test send nothing for programs.
 */
export async function startBrowser(path: string): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-browser-'));
  const child = spawn(
    path,
    [
      '--headless',
      // Chromium starts for root in no other way.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-blink-features=AutomationControlled',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(await addressOf(child));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const protocol = speaking(socket);
  return {
    open: (options) => openTab(protocol, options),
    async close() {
      socket.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where it listens, as it says itself. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser did not start:\n${said}`)));
  });
}

type Protocol = ReturnType<typeof speaking>;

function speaking(socket: WebSocket) {
  let count = 0;
  const waiting = new Map<number, (told: Told) => void>();
  const listeners = new Set<(told: Told) => void>();
  socket.onmessage = ({ data }) => {
    const told: Told = JSON.parse(String(data));
    if (told.id === undefined) for (const listener of listeners) listener(told);
    else waiting.get(told.id)?.(told);
  };
  return {
    async send(method: string, params: object = {}, sessionId?: string): Promise<Told['result']> {
      count += 1;
      const id = count;
      const { result, error } = await new Promise<Told>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params, sessionId }));
      });
      waiting.delete(id);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    /** The next time that this is told in the tab. */
    next: (wanted: string, session: string): Promise<void> =>
      new Promise((resolve) => {
        const listener = ({ method, sessionId }: Told): void => {
          if (method !== wanted || sessionId !== session) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      }),
  };
}

async function openTab(
  { send, next }: Protocol,
  { scripts = true, width = 390, steered = false }: TabOptions = {},
): Promise<Tab> {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const tell = (method: string, params?: object) => send(method, params, sessionId);
  await tell('Page.enable');
  await tell('Emulation.setDeviceMetricsOverride', {
    width,
    height: 844,
    deviceScaleFactor: 1,
    mobile: true,
  });
  if (!scripts) await tell('Emulation.setScriptExecutionDisabled', { value: true });
  if (steered)
    await tell('Page.addScriptToEvaluateOnNewDocument', {
      source: "Object.defineProperty(navigator, 'webdriver', { get: () => true })",
    });

  async function see<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await tell('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${result?.description}`);
    return result.value;
  }

  return {
    see,
    async goTo(url) {
      const loaded = next('Page.loadEventFired', sessionId);
      await tell('Page.navigate', { url });
      await loaded;
    },
    async comesTo(expression) {
      for (let tries = 0; tries < 600; tries += 1) {
        // Between two pages there is none to ask.
        if ((await see<unknown>(expression).catch(() => null)) === true) return;
        await sleep(100);
      }
      const page = await see<string>('location.href + "\\n" + document.body.innerText');
      throw new Error(`It never came to ${expression}, on\n${page}`);
    },
    async press(key) {
      const codes = { Tab: 9, Enter: 13, ArrowRight: 39 };
      const event = { key, code: key, windowsVirtualKeyCode: codes[key] };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await tell('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
      await tell('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    close: () => send('Target.disposeBrowserContext', { browserContextId }),
  };
}
