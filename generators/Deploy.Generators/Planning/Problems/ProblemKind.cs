namespace Deploy.Generators.Planning.Problems;

/// <summary>What can be wrong with declarations, beyond what a plan shows.</summary>
internal enum ProblemKind
{
    /// <summary>Nothing of the needed kind is declared.</summary>
    MissingReference,

    /// <summary>Several resources of the needed kind are declared and none is named.</summary>
    AmbiguousReference,

    /// <summary>The named class is not a resource of the needed kind.</summary>
    WrongReference,

    /// <summary>A detail names a container that the task definition does not have.</summary>
    UnknownContainer,

    /// <summary>Two attributes of one key in one stage.</summary>
    DuplicateAttribute,

    /// <summary>Two resources of one address.</summary>
    DuplicateAddress,

    /// <summary>A detail of a resource that the class does not declare.</summary>
    MisplacedDetail,

    /// <summary>A detail that several resources on the class could take.</summary>
    AmbiguousDetail,

    /// <summary>A stage that the deployment does not declare.</summary>
    UndeclaredStage,

    /// <summary><c>Remove</c> without a stage, or of something that the base does not have.</summary>
    RemovesNothing,

    /// <summary>A stage changes the name, and with it the identity, of a resource.</summary>
    NameInStage,

    /// <summary>A value that the resource cannot be without is left out.</summary>
    MissingValue,

    /// <summary>Exactly one of two arguments is needed.</summary>
    OneOfTwo,

    /// <summary>A port is left out and the container does not have exactly one.</summary>
    AmbiguousPort,

    /// <summary>The property does not exist.</summary>
    UnknownProperty,

    /// <summary>The text is not a resource address.</summary>
    InvalidAddress,
}
