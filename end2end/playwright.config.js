// Stories in a real browser: a phone and a desk, each with and without JavaScript. `scripts/test browser` runs them.
import { defineConfig } from '@playwright/test';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 } };
const inCi = !['', '0', 'false'].includes(process.env.CI ?? '');

// Chromium must not call home: CI has no network, and a test that needs one tests something else.
const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
if (process.getuid() === 0) args.push('--no-sandbox');

export default defineConfig({
  testDir: 'stories',
  outputDir: 'test-results',
  workers: 2,
  forbidOnly: inCi,
  reporter: [['list']],
  timeout: 60_000,
  use: {
    launchOptions: {
      executablePath: process.env.HEARD_CHROMIUM ?? '/usr/bin/chromium',
      args,
      // People's browsers keep pages for the Back button, so ours does too.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    testIdAttribute: 'data-test',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'phone', use: phone },
    { name: 'phone-no-script', use: { ...phone, javaScriptEnabled: false } },
    { name: 'desk', use: desk },
    { name: 'desk-no-script', use: { ...desk, javaScriptEnabled: false } },
  ],
});
