// For PM2: `pm2 start ecosystem.config.js`, once `./dev build` has made the program.
module.exports = {
  apps: [
    {
      name: 'auktiva',
      script: process.env.AUKTIVA_BIN || 'build/release/auktiva',
      args: 'serve',
      cwd: __dirname,
      interpreter: 'none',
      exec_mode: 'fork',
      // One process owns the data folder; a second one would refuse to start.
      instances: 1,
      // The program says when it listens.
      wait_ready: true,
      listen_timeout: 15000,
      // It finishes what was accepted before it stops, for 8 s at most.
      kill_timeout: 10000,
      // A setting or a database that cannot be used does not get better by trying again.
      stop_exit_codes: [78],
      out_file: 'auktiva.log',
      error_file: 'auktiva.log',
      merge_logs: true,
    },
  ],
};
