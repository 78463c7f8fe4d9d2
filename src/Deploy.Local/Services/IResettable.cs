namespace Deploy.Local.Services;

/// <summary>A service that keeps something outside the <see cref="StateStore"/>'s documents.</summary>
public interface IResettable
{
    /// <summary>Forgets it, when the whole of Local is reset.</summary>
    void Reset();
}
