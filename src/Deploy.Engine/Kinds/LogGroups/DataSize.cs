using System.Globalization;

namespace Deploy.Engine.Kinds.LogGroups;

/// <summary>Numbers of bytes for people.</summary>
internal static class DataSize
{
    private const double Step = 1000;
    private static readonly string[] Units = ["kB", "MB", "GB", "TB"];

    /// <summary><c>812 bytes</c>, <c>3.4 MB</c>.</summary>
    public static string Of(long bytes)
    {
        if (bytes < Step) return bytes == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        var (size, unit) = (bytes / Step, 0);
        for (; size >= Step && unit < Units.Length - 1; unit++) size /= Step;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {Units[unit]}");
    }
}
