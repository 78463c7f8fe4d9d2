using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds;

/// <summary>Revisions of task definitions as people name them: <c>api-prod:7</c>.</summary>
internal static class RevisionName
{
    private const string Kind = "task-definition";

    /// <summary>Family and revision of an ARN.</summary>
    public static string Of(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The family of an ARN.</summary>
    public static string FamilyOf(string arn) => Of(arn).Split(':')[0];

    /// <summary>
    /// An address that stands for one revision. A plan's address means "the newest content"; what a service or schedule is compared by is
    /// the revision that it runs.
    /// </summary>
    public static ResourceAddress Address(string arn) => new(Kind, Of(arn));
}
