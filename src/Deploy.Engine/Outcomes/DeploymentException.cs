using Deploy.Plan.Values;

namespace Deploy.Engine.Outcomes;

/// <summary>A run cannot go on, for a reason that the user can act on. The message says what is wrong, where, and how to fix it.</summary>
public sealed class DeploymentException : Exception
{
    /// <summary>A reason with the outcome's own id.</summary>
    public DeploymentException(DeploymentOutcome outcome, string message, Exception? inner = null)
        : this(outcome, outcome.Code() ?? "DECS3000", message, inner)
    {
    }

    /// <summary>A reason with an id of its own, such as <see cref="PreflightCodes.MissingReference"/>.</summary>
    public DeploymentException(DeploymentOutcome outcome, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Outcome = outcome;
        Code = code;
    }

    /// <summary>How the run ends.</summary>
    public DeploymentOutcome Outcome { get; }

    /// <summary>The id of the error line.</summary>
    public string Code { get; }

    /// <summary>The resource that it is about, where there is one: its attribute is named in the error line.</summary>
    public ResourceAddress? Address { get; init; }

    /// <summary>The property's path within the resource; empty: the resource itself.</summary>
    public string Property { get; init; } = "";
}
