using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>
/// An answer's bytes with their entity tag: a digest of the bytes, so whatever changes the answer changes the tag, the clock included,
/// and all instances give the same one.
/// </summary>
internal sealed class CacheableBody(byte[] bytes)
{
    private const int TagBytes = 16;

    public byte[] Bytes { get; } = bytes;
    public EntityTagHeaderValue Tag { get; } = new($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"");
}
