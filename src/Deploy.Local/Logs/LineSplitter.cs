using System.Text;

namespace Deploy.Local.Logs;

/// <summary>Cuts what a program wrote into events, as Docker's awslogs driver does: empty lines are none, long ones are several of the same time.</summary>
internal static class LineSplitter
{
    /// <summary>
    /// CloudWatch Logs takes 256 KiB, of which each event has 26 bytes of its own.
    /// See <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html"/>.
    /// </summary>
    public const int MostBytes = (256 * 1024) - 26;

    private const int MostBytesOfChar = 3;

    public static IEnumerable<string> Split(string line)
    {
        if (line.Length == 0)
            yield break;
        if (line.Length <= MostBytes / MostBytesOfChar || Encoding.UTF8.GetByteCount(line) <= MostBytes)
        {
            yield return line;
            yield break;
        }

        var (start, end, bytes) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
            {
                yield return line[start..end];
                (start, bytes) = (end, 0);
            }

            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        yield return line[start..end];
    }
}
