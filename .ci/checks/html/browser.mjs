// The system's Chromium, which calls nobody by itself.
import { chromium } from 'playwright-core';

export const launch = () => chromium.launch({
  executablePath: process.env.TCSS_GATE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
