namespace Deploy.Local.Services;

/// <summary>
/// A service that does something by itself as time passes, such as a schedule that starts tasks. It is asked before each request, and in a Local
/// that runs tasks whenever something is due.
/// </summary>
public interface IMovesOn
{
    /// <summary>Does what has become due in a region since the last time.</summary>
    void MoveOn(string region);

    /// <summary>When something of a region becomes due next, in seconds since 1970; null: nothing does.</summary>
    double? NextDue(string region);
}
