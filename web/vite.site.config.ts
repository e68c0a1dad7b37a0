// The page as `tonearm publish site` writes it: one classic script and one style sheet, with addresses relative to themselves.
import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [preact()],
  base: "./",
  // what a module would take from where it lies; a classic script of a folder has the page's place alone
  define: { "import.meta.url": "document.baseURI" },
  build: {
    outDir: "dist-site",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    copyPublicDir: true,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      // what vite itself asks of a module, and a classic script has no need of
      onwarn: (warning, warn) => void (warning.code === "EMPTY_IMPORT_META" || warn(warning)),
      input: "src/site/main.tsx",
      output: { format: "iife", entryFileNames: "assets/site.js", assetFileNames: (file) => (file.names[0]?.endsWith(".css") ? "assets/site.css" : "assets/[name][extname]") },
    },
  },
});
