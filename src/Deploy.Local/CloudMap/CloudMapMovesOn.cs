using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Lets operations end though nobody asks for them.</summary>
internal sealed class CloudMapMovesOn(CloudMapStore store) : IMovesOn
{
    /// <inheritdoc/>
    public void MoveOn(string region)
    {
        if (store.Exists(region))
            store.State(region);
    }

    /// <inheritdoc/>
    public double? NextDue(string region) => store.Exists(region) ? store.NextDue(region) : null;
}
