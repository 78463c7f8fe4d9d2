namespace Deploy.Local.Validation;

/// <summary>What is wrong with a document, in two families that AWS answers with different errors.</summary>
public sealed class Violations
{
    /// <summary>Wrong types and unknown members: the document cannot be read as the shape.</summary>
    public List<string> Malformed { get; } = [];

    /// <summary>Constraints that a readable document breaks, in AWS's words.</summary>
    public List<string> Constraints { get; } = [];

    /// <summary>AWS's sentence for several broken constraints.</summary>
    public string ConstraintMessage =>
        $"{Constraints.Count} validation error{(Constraints.Count == 1 ? "" : "s")} detected: {string.Join("; ", Constraints)}";
}
