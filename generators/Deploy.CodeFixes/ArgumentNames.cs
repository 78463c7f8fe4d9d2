namespace Deploy.CodeFixes;

/// <summary>Arguments of attributes that fixes set or remove. The attributes themselves are not loaded into the compiler.</summary>
internal static class ArgumentNames
{
    /// <summary>Of <c>[TaskDefinition]</c>.</summary>
    public const string Cpu = "Cpu";

    /// <summary>Of <c>[TaskDefinition]</c>.</summary>
    public const string Memory = "Memory";

    /// <summary>Of <c>[Service]</c>.</summary>
    public const string MinimumHealthyPercent = "MinimumHealthyPercent";

    /// <summary>Of <c>[Service]</c>.</summary>
    public const string MaximumPercent = "MaximumPercent";

    /// <summary>Of <c>[Secret]</c>.</summary>
    public const string From = "From";

    /// <summary>Of <c>[Schedule]</c>.</summary>
    public const string DeleteAfterCompletion = "DeleteAfterCompletion";

    /// <summary>Of <c>[AwsLogs]</c>.</summary>
    public const string NonBlocking = "NonBlocking";

    /// <summary>Of <c>[Container]</c>.</summary>
    public const string Image = "Image";

    /// <summary>Of <c>[Container]</c>.</summary>
    public const string Repository = "Repository";

    /// <summary>Of <c>[ExpireImages]</c>.</summary>
    public const string OlderThanDays = "OlderThanDays";

    /// <summary>Of <c>[ExpireImages]</c>.</summary>
    public const string KeepNewest = "KeepNewest";
}
