namespace Deploy.Generators.Planning.Kinds;

/// <summary>Turns the declarations of one stage into the specs of one kind of resource.</summary>
internal interface IKindParser
{
    /// <summary>The resources. A resource with a fault is built as far as it can be, and never keeps others from being built.</summary>
    IEnumerable<ParsedResource> Parse(StageContext stage);
}
