namespace Deploy.Local.Services;

/// <summary>What rules of listeners forward to; offered by the load-balancing service, asked and told by whoever shifts traffic.</summary>
public interface IListenerRules
{
    /// <summary>The target groups of a rule, or of a listener's default rule, with their weights; empty: it forwards to none; null: it does not exist.</summary>
    /// <param name="arn">The ARN of the rule or listener.</param>
    /// <param name="region">Its Region.</param>
    IReadOnlyList<(string TargetGroupArn, int Weight)>? Find(string arn, string region);

    /// <summary>Makes it forward to these by these weights; nothing else of it changes, and one that does not exist is passed over.</summary>
    /// <param name="arn">The ARN of the rule or listener.</param>
    /// <param name="region">Its Region.</param>
    /// <param name="groups">Target groups with their weights, 0 to 999.</param>
    void Forward(string arn, string region, IReadOnlyList<(string TargetGroupArn, int Weight)> groups);
}
