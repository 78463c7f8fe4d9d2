namespace Deploy.Local.Services;

/// <summary>A service that does something by itself as time passes, such as a schedule that starts tasks. It is asked before each request.</summary>
public interface IMovesOn
{
    /// <summary>Does what has become due in a region since the last time.</summary>
    void MoveOn(string region);
}
