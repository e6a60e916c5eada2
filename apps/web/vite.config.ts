import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev -w apps/web` finds a running server. */
const server = process.env.FRONTDESK_URL ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/api': { target: server },
      '/ws': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
  // No inlined files: the server's content policy need not allow data: addresses.
  build: { assetsInlineLimit: 0 },
});
