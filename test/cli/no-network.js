// Loaded before kijun (--import): every way out of the machine is noted in $NO_NETWORK and refused. In: nothing. Out: a line for each try.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

const refuse = (what) =>
  function refused() {
    appendFileSync(process.env.NO_NETWORK, `${what}\n`);
    throw new Error(`network: ${what}`);
  };

net.Socket.prototype.connect = refuse('net.connect');
net.Server.prototype.listen = refuse('net.listen');
tls.connect = refuse('tls.connect');
dgram.createSocket = refuse('dgram.createSocket');
for (const name of ['request', 'get']) {
  http[name] = refuse(`http.${name}`);
  https[name] = refuse(`https.${name}`);
}
http2.connect = refuse('http2.connect');
for (const of of [dns, dns.promises])
  for (const name of Object.keys(of)) if (/^(lookup|resolve|reverse)/.test(name)) of[name] = refuse(`dns.${name}`);
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
syncBuiltinESMExports();
// That it was loaded at all, in every thread.
appendFileSync(process.env.NO_NETWORK, 'loaded\n');
