using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Deploy.Local.Traffic.Names;

/// <summary>A request for a tunnel, which is no request of HTTP to a server: <c>CONNECT host:port</c>.</summary>
/// <param name="Host">Where to, without brackets.</param>
/// <param name="Port">At which port.</param>
public sealed record TunnelRequest(string Host, int Port)
{
    private const int Longest = 16 * 1024;

    private static ReadOnlySpan<byte> Word => "CONNECT "u8;

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>Whether what comes is one; nothing of it is taken.</summary>
    public static async Task<bool> ComesAsync(PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var (known, isOne) = Look(read.Buffer);
            if (known || read.IsCompleted)
            {
                input.AdvanceTo(read.Buffer.Start);
                return isOne;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Takes it; null: it says no host and port, or has no end.</summary>
    public static async Task<TunnelRequest?> TakeAsync(PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var buffer = read.Buffer;
            var reader = new SequenceReader<byte>(buffer);
            if (reader.TryReadTo(out ReadOnlySequence<byte> head, End))
            {
                var line = Encoding.ASCII.GetString(head).Split("\r\n")[0];
                input.AdvanceTo(reader.Position);
                return Parse(line);
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted || buffer.Length > Longest)
                return null;
        }
    }

    private static (bool Known, bool IsOne) Look(ReadOnlySequence<byte> buffer)
    {
        Span<byte> first = stackalloc byte[Word.Length];
        var length = (int)Math.Min(buffer.Length, Word.Length);
        buffer.Slice(0, length).CopyTo(first);
        var fits = first[..length].SequenceEqual(Word[..length]);
        return (!fits || length == Word.Length, fits && length == Word.Length);
    }

    private static TunnelRequest? Parse(string line)
    {
        if (line.Split(' ') is not [_, var target, _] || target.LastIndexOf(':') is not (> 0 and var colon)
            || !int.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65535)
            return null;
        return new TunnelRequest(target[..colon].Trim('[', ']'), port);
    }
}
