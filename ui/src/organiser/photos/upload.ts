import { read, Refusal, Unreachable } from '../../server/ask.ts';

/** Nothing was sent for so long: the network is gone. */
const stalled = 45_000;

/** The server asks to come back when many pictures are sent at once. */
const attempts = 3;

/** Sends a picture once, telling how much of it is on its way, from 0 to 1. `fetch` could not tell. */
function sendOnce<T>(path: string, field: string, picture: Blob, onProgress: (share: number) => void): Promise<T> {
  const form = new FormData();
  form.append(field, picture, 'photo');
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), stalled);
    };
    request.open('POST', path);
    request.upload.onprogress = ({ loaded, total }) => {
      wait();
      onProgress(total ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(timer);
      const { status, responseText: text } = request;
      if (status === 0) return failed(new Unreachable('the picture was not answered'));
      try {
        done(read<T>({ status, text, headers: { get: (name) => request.getResponseHeader(name) } }));
      } catch (failure) {
        failed(failure);
      }
    };
    wait();
    request.send(form);
  });
}

/** The server's answer. Throws Refusal or Unreachable; after the latter nobody knows whether it arrived. */
export async function sendPicture<T>(
  path: string,
  field: string,
  picture: Blob,
  onProgress: (share: number) => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce<T>(path, field, picture, onProgress);
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.isPassing) || attempt === attempts) throw failure;
      await new Promise((again) => setTimeout(again, Math.max(1000, failure.retryAfter)));
    }
  }
}
