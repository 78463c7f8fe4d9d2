namespace Deploy.Generators;

/// <summary>The names of the generator's steps, for tests of what is run again after an edit.</summary>
internal static class TrackingNames
{
    /// <summary>Classes with their locations, straight from the source. Run again on every edit; equal where nothing changed.</summary>
    public const string ParsedClasses = nameof(ParsedClasses);

    /// <summary>The assembly's attributes with their locations.</summary>
    public const string ParsedAssembly = nameof(ParsedAssembly);

    /// <summary>What the compilation as a whole says.</summary>
    public const string Settings = nameof(Settings);

    /// <summary>The plans of projects that this one refers to.</summary>
    public const string ReferencedProjects = nameof(ReferencedProjects);

    /// <summary>The classes without locations.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>The assembly's attributes without locations.</summary>
    public const string Assembly = nameof(Assembly);

    /// <summary>The locations.</summary>
    public const string Locations = nameof(Locations);

    /// <summary>The plan with its origins.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>The JSON of each resource.</summary>
    public const string ResourceText = nameof(ResourceText);

    /// <summary>The plan's JSON.</summary>
    public const string PlanText = nameof(PlanText);

    /// <summary>The JSON of each resource's locations.</summary>
    public const string LocationText = nameof(LocationText);

    /// <summary>The source map's JSON.</summary>
    public const string SourceMapText = nameof(SourceMapText);

    /// <summary>The JSON of the map of classes.</summary>
    public const string ClassMapText = nameof(ClassMapText);

    /// <summary>What the typed class shows of the plan.</summary>
    public const string TypedResources = nameof(TypedResources);

    /// <summary>The name of the typed class. Looked for again on every edit, since every class of the source may take it.</summary>
    public const string TypedClassName = nameof(TypedClassName);

    /// <summary>The typed class.</summary>
    public const string TypedClass = nameof(TypedClass);

    /// <summary>The steps of which nothing may run again after an edit that has nothing to do with a deployment.</summary>
    public static IReadOnlyList<string> FromThePlanOn { get; } = [Plan, ResourceText, PlanText, LocationText, SourceMapText, ClassMapText, TypedResources, TypedClass];

    /// <summary>All steps.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ParsedClasses, ParsedAssembly, Settings, ReferencedProjects, Classes, Assembly, Locations, TypedClassName, .. FromThePlanOn];
}
