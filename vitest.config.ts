import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    // Some tests start Java, Chromium or a packed install; the machines they run on have two cores.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A browser may be late on a busy server. Properties have one seed there, so what is wrong stays wrong.
    retry: process.env["CI"] === undefined ? 0 : 1,
  },
});

export default config;
