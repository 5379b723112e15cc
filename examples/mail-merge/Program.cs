// Writes a mail for each row of a table, from a folder of templates.
return MailMerge.MergeCommand.Make().Main(args);
