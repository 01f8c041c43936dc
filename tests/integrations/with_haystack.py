"""A Haystack pipeline over an archive: convert, write, retrieve with a filter; and a splitter over a text."""

import sys
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.document_stores.types import DuplicatePolicy

from vbpl.retrieval.haystack import VbplConverter, VbplSplitter

archive, text_file = map(Path, sys.argv[1:3])
store = InMemoryDocumentStore()
indexing = Pipeline()
indexing.add_component("converter", VbplConverter(max_chars=600, on="2031-03-07"))
indexing.add_component("writer", DocumentWriter(store, policy=DuplicatePolicy.OVERWRITE))
indexing.connect("converter.documents", "writer.documents")
again = Pipeline.loads(indexing.dumps(), allowed_modules=["vbpl.retrieval.haystack"])  # a pipeline is kept as YAML
assert again.get_component("converter").splitting().max_chars == 600
written = indexing.run({"converter": {"sources": [str(archive)]}})["writer"]["documents_written"]
indexing.run({"converter": {"sources": [str(archive)]}})
assert written == store.count_documents() > 100

filters = {"field": "meta.status", "operator": "==", "value": "in_force"}
asking = Pipeline()
asking.add_component("retriever", InMemoryBM25Retriever(store, filters=filters, top_k=3))
found = asking.run({"retriever": {"query": "đèn hiệu trên sông"}})["retriever"]["documents"]
assert any(each.meta["number"].endswith("/2031/QĐ-UBND") for each in found)

text = text_file.read_text(encoding="utf-8")
parts = VbplSplitter(max_chars=300).run([Document(content=text, meta={"folder": "a"})])["documents"]
assert len(parts) > 5 and all(len(part.content or "") <= 300 and part.meta["folder"] == "a" for part in parts)
print("haystack", written, len(parts))
