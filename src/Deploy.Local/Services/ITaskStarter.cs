using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>Starts tasks for another service; offered by ECS.</summary>
public interface ITaskStarter
{
    /// <param name="request">A request to RunTask.</param>
    /// <param name="region">The region.</param>
    /// <param name="at">When the tasks start, in seconds since 1970: now, or a moment ago that nobody asked about until now.</param>
    /// <returns>The ARNs of the tasks.</returns>
    /// <exception cref="LocalServiceException">What RunTask would answer.</exception>
    IReadOnlyList<string> Start(JsonObject request, string region, double at);

    /// <summary>What the role of whoever starts them must be allowed: to run the task, and to pass the task's roles.</summary>
    /// <param name="request">A request to RunTask.</param>
    /// <param name="region">The region.</param>
    IEnumerable<AccessRequest> Needs(JsonObject request, string region);
}
