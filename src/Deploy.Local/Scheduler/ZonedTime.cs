namespace Deploy.Local.Scheduler;

/// <summary>Times that a clock on the wall shows.</summary>
internal static class ZonedTime
{
    /// <summary>The first moment at which the zone's clocks show this time; null when a change of the clock skips it.</summary>
    public static DateTimeOffset? First(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The zone of an IANA name; UTC on a machine that does not know it.</summary>
    public static TimeZoneInfo Zone(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
