using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>The default event bus of each region; offered by EventBridge.</summary>
public interface IEventBus
{
    /// <summary>Whether any rule may take events; without one nobody needs to write them.</summary>
    bool IsHeard(string region);

    /// <summary>Hands an event of an AWS service to the rules whose pattern it matches. Their targets start when time moves on, never within this call.</summary>
    /// <param name="region">The region.</param>
    /// <param name="source">Such as <c>aws.ecs</c>.</param>
    /// <param name="detailType">Such as <c>ECS Task State Change</c>.</param>
    /// <param name="resources">ARNs of what it is about.</param>
    /// <param name="detail">What happened.</param>
    /// <param name="at">When it happened, in seconds since 1970.</param>
    void Put(string region, string source, string detailType, IEnumerable<string> resources, JsonObject detail, double at);
}
