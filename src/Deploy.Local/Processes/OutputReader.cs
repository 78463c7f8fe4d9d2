using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Deploy.Local.Processes;

/// <summary>Reads what a program writes, line by line. A program that writes faster than its lines are taken has to wait.</summary>
public static class OutputReader
{
    /// <summary>Bytes after which a line without end is taken as it is.</summary>
    public const int LongestLine = 256 * 1024;

    /// <summary>Gives lines, several at a time, until the output ends.</summary>
    public static async Task ReadAsync(Stream output, Action<IReadOnlyList<string>> take)
    {
        var reader = PipeReader.Create(output, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync();
                var buffer = result.Buffer;
                var lines = new List<string>();
                while (Next(ref buffer) is { } line)
                    lines.Add(line);
                if (result.IsCompleted && buffer.Length > 0)
                {
                    lines.Add(Text(buffer));
                    buffer = buffer.Slice(buffer.End);
                }

                if (lines.Count > 0)
                    take(lines);
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                    return;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Whoever held the other end is gone.
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static string? Next(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is { } end && buffer.Slice(0, end).Length <= LongestLine)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return Text(line).TrimEnd('\r');
        }

        if (buffer.Length <= LongestLine)
            return null;
        var piece = buffer.Slice(0, LongestLine);
        buffer = buffer.Slice(LongestLine);
        return Text(piece);
    }

    private static string Text(ReadOnlySequence<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
