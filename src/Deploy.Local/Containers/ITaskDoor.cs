using System.Net;

namespace Deploy.Local.Containers;

/// <summary>Lets Local listen for containers, at an address other than loopback.</summary>
internal interface ITaskDoor
{
    /// <summary>The port of Local at its loopback address.</summary>
    int LoopbackPort { get; }

    /// <summary>Opens it, unless it is open; the port there.</summary>
    /// <param name="address">An address of this machine that containers reach.</param>
    /// <param name="callers">The only addresses that are answered.</param>
    /// <exception cref="IOException">Nobody can listen there.</exception>
    Task<int> OpenAsync(IPAddress address, IPNetwork callers);
}
