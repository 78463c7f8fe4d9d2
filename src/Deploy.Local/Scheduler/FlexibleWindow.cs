using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>
/// The moment within a flexible window at which a schedule starts. AWS takes any; here name and time decide, so that it stays the same when
/// asked again.
/// </summary>
internal static class FlexibleWindow
{
    /// <param name="schedule">The schedule's ARN.</param>
    /// <param name="body">The schedule.</param>
    /// <param name="due">When it is due, in seconds since 1970.</param>
    /// <returns>A full second from then on and before the window's end.</returns>
    public static double Start(string schedule, JsonObject body, double due)
    {
        var window = body.Object("FlexibleTimeWindow");
        if (window?.Text("Mode") != "FLEXIBLE" || window.Whole("MaximumWindowInMinutes") is not { } minutes)
            return due;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{schedule} {due}")));
        return due + (BinaryPrimitives.ReadUInt32BigEndian(hash) % ((uint)minutes * 60));
    }
}
