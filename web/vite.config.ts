import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** Where `tonearm serve` listens while `npm run dev` runs. */
const server = process.env.TONEARM_SERVER ?? "http://127.0.0.1:8321";

export default defineConfig({
  plugins: [preact()],
  build: {
    target: "es2022",
    // Scripts and styles come from files only: the page's content security policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": { target: server, changeOrigin: true } } },
  preview: { proxy: { "/api": { target: server, changeOrigin: true } } },
  test: { include: ["src/**/*.test.{ts,tsx}"], css: true },
});
