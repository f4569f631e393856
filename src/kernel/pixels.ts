import { createHash } from 'node:crypto';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';

/** An image's size and colours: red, green, blue and opacity of each pixel, row by row. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number> & ArrayBufferView;
}

/** Megapixels above which an image is compared as a file. */
const LARGEST = 100;

/** Whether a MIME type is that of an image whose pixels can be compared. */
export function isPixelImage(mime: string): boolean {
  return mime === 'image/png' || mime === 'image/jpeg';
}

/** Equal for images that show the same, whatever their compression and metadata; `base64` is the file. */
export function pixelDigest(mime: string, base64: string): string {
  const image = decode(mime, base64);
  const hash = createHash('sha256');
  if (image === null) return `file ${hash.update(Buffer.from(base64, 'base64')).digest('hex')}`;
  const { buffer, byteOffset, byteLength } = image.data;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return `${image.width}×${image.height} ${hash.update(bytes).digest('hex')}`;
}

/** An image in words, and how it differs from another one of its type. */
export function describeImage(mime: string, base64: string, other: string | null): string {
  const image = decode(mime, base64);
  if (image === null) return `[${mime}]`;
  const size = `${mime}, ${image.width} × ${image.height} pixels`;
  const peer = other === null ? null : decode(mime, other);
  if (peer?.width !== image.width || peer.height !== image.height) return `[${size}]`;
  const { length } = Array.from({ length: image.width * image.height }, (_, at) => 4 * at).filter((at) =>
    [0, 1, 2, 3].some((channel) => image.data[at + channel] !== peer.data[at + channel]),
  );
  return length === 0 ? `[${size}]` : `[${size}, ${length} of them another colour]`;
}

/** Null for what is no such image. */
function decode(mime: string, base64: string): Pixels | null {
  const bytes = Buffer.from(base64, 'base64');
  try {
    if (mime === 'image/png') return decodePng(bytes);
    return decodeJpeg(bytes, { maxResolutionInMP: LARGEST, maxMemoryUsageInMB: 1024 });
  } catch {
    return null;
  }
}

/** Of 16 bits for each colour all are kept. */
function decodePng(bytes: Buffer): Pixels | null {
  // The header: signature, length and name of the first chunk, width, height, depth.
  if (bytes.length < 26 || bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > LARGEST * 1e6) return null;
  const isDeep = bytes[24] === 16;
  return PNG.sync.read(bytes, isDeep ? { skipRescale: true } : {});
}
