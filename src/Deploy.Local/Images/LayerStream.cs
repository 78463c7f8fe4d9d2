using System.Security.Cryptography;
using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>The uncompressed bytes of a layer, hashed and counted as they are read.</summary>
internal sealed class LayerStream : Stream
{
    // A name and attributes take some hundred bytes; a reader that believes a header of gigabytes would keep it all in memory.
    private const long LargestHeader = 1024 * 1024;

    private readonly Stream _content;
    private readonly IncrementalHash _hash;
    private readonly UnpackBudget _budget;
    private long _headerLeft = long.MaxValue;

    /// <param name="content">The bytes, uncompressed. The stream is left open.</param>
    /// <param name="algorithm">That of the digest to compare with: <c>sha256</c> or <c>sha512</c>.</param>
    /// <param name="budget">What the image may still take.</param>
    public LayerStream(Stream content, string algorithm, UnpackBudget budget)
    {
        (_content, _budget) = (content, budget);
        _hash = IncrementalHash.CreateHash(algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What is read from here on is the header of one entry.</summary>
    public void BeginHeader() => _headerLeft = LargestHeader;

    /// <summary>What is read from here on is content.</summary>
    public void EndHeader() => _headerLeft = long.MaxValue;

    /// <summary>Reads what is left and gives the hash of all.</summary>
    public string Finish()
    {
        CopyTo(Null);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _hash.AppendData(buffer[..read]);
        _budget.Take(read);
        if ((_headerLeft -= read) < 0)
            throw new ImageNotRunnableException($"an entry of the layer has a header of more than {LargestHeader:N0} bytes");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
