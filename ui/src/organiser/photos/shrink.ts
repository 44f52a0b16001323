/** So long is the longest side of what is sent: sharp on every screen, quick on every network. */
const longestSide = 1600;
const quality = 0.85;
/** What the server takes as it is. */
const taken = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
const mostBytes = 10 * 1024 * 1024;

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  close(): void;
}

/** As it is to be seen: cameras store pictures lying and say how to turn them. */
async function decode(file: Blob): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  } catch {
    return decodeByElement(file);
  }
}

/** Where the browser cannot make a bitmap of it, or not with these options. */
async function decodeByElement(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file);
  const close = () => URL.revokeObjectURL(url);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (failure) {
    close();
    throw failure;
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, close };
}

function draw(picture: Picture, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  // A JPEG has no transparency: without a ground it would be black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
}

/** The picture as it is sent: smaller where it is large, itself where it is small enough or cannot be drawn. */
export async function shrink(file: Blob): Promise<Blob> {
  let picture: Picture | undefined;
  try {
    picture = await decode(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    if (scale === 1 && taken.has(file.type) && file.size <= mostBytes) return file;
    return (await draw(picture, scale)) ?? file;
  } catch {
    return file;
  } finally {
    picture?.close();
  }
}
