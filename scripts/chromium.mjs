import { existsSync } from "node:fs";

const places = [
  process.env.LATHE_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** @returns {string | undefined} the system's Chromium; LATHE_CHROMIUM names another */
export const findChromium = () => places.find((path) => path && existsSync(path));

export const chromiumInstallCommand =
  process.platform === "linux"
    ? "sudo apt-get install -y chromium"
    : process.platform === "darwin"
      ? "brew install --cask chromium"
      : "winget install Google.Chrome";

/**
 * Started without a sandbox only where it must be (as root), and with every service of the browser's own that
 * calls home switched off, so that "no request left the page" can be checked.
 */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--disable-domain-reliability",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
];

/** WebGPU where there is no GPU: correct and slow, for small nets only. */
export const softwareWebGpuFlags = [
  "--enable-unsafe-webgpu",
  "--enable-features=Vulkan",
  "--use-webgpu-adapter=swiftshader",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];
