namespace Deploy.Local.Services;

/// <summary>A service that does something by itself as time passes, such as a schedule that starts tasks. It is asked before each request.</summary>
public interface IMovesOn
{
    /// <summary>Does what has become due in a region since the last time.</summary>
    void MoveOn(string region);

    /// <summary>When something of a region becomes due next, in seconds since 1970; a time that has passed is due now. Null: nothing does.</summary>
    /// <remarks>Asked after every request and for every region that the state knows, so that it must be cheap and make no document.</remarks>
    double? NextDue(string region);
}
