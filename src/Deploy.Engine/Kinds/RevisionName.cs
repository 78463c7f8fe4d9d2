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
    /// What stands for one revision where services and schedules are compared: a plan's address means "the newest content", what they are compared
    /// by is the revision that they run, as people name it.
    /// </summary>
    public static Reference? Compared(Reference? revision) =>
        revision is { Literal: { } arn } ? Reference.Of(new ResourceAddress(Kind, Of(arn)).ToString()) : revision;
}
