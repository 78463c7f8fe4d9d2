namespace Deploy.Aws.Runtime.Query;

/// <summary>A request or structure that writes its set members as form parameters.</summary>
internal interface IQueryInput
{
    void Write(QueryParameters query);
}
