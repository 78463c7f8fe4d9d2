namespace Deploy.Local.Services;

/// <summary>What a rule does with a request.</summary>
public abstract record RuleAction;

/// <summary>Passes it on.</summary>
/// <param name="Groups">Target groups by ARN with their weights.</param>
/// <param name="Stickiness">How long a client stays with its target group; null: it does not.</param>
public sealed record ForwardAction(IReadOnlyList<(string TargetGroupArn, int Weight)> Groups, TimeSpan? Stickiness) : RuleAction;

/// <summary>Sends the client elsewhere; parts may hold <c>#{host}</c> and the like.</summary>
/// <param name="IsPermanent">301, else 302.</param>
public sealed record RedirectAction(string Protocol, string Host, string Port, string Path, string Query, bool IsPermanent) : RuleAction;

/// <summary>Answers by itself.</summary>
public sealed record FixedResponseAction(int Status, string? ContentType, string Body) : RuleAction;
