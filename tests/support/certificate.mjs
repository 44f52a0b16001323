// Certificates made on the spot.
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';

/** Puts cert.pem and key.pem into the folder, in one step each; gives the settings that name them. */
export function makeCertificate(folder, name = 'club.example.org') {
  const [cert, key] = ['cert.pem', 'key.pem'].map((file) => path.join(folder, file));
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', `/CN=${name}`,
      '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', `${key}.new`, '-out', `${cert}.new`],
    { stdio: 'pipe' },
  );
  for (const file of [key, cert]) renameSync(`${file}.new`, file);
  return { TLS_CERT_FILE: cert, TLS_KEY_FILE: key };
}

/** Shakes hands and gives what was agreed: the name in the certificate, the protocol; or why not. */
export function shakeHands(port, options = {}) {
  return new Promise((done) => {
    const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      done({ name: socket.getPeerCertificate().subject.CN, protocol: socket.getProtocol(), cipher: socket.getCipher().name });
      socket.destroy();
    });
    socket.on('error', (error) => done({ error: error.code }));
  });
}
